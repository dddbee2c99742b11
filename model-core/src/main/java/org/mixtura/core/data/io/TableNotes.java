package org.mixtura.core.data.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is noticed of the text of a table while it is read, beside its names and numbers.
 *
 * @param points what the points in the numbers may mean
 * @param titles how many lines above the table are its title
 * @param western whether a name or text was not written as UTF-8
 * @param bytesBehind whether bytes stand behind the end of the compressed file
 */
record TableNotes(ThousandPoints points, int titles, boolean western, boolean bytesBehind) {

    /** Of a file that was read to its end. */
    static TableNotes of(DelimitedFile file) throws IOException {
        return new TableNotes(file.points(), file.titles(), file.isWestern(), file.hasBytesBehind());
    }

    /** What a user should know of it. */
    List<Finding> findings(String file, ReadOptions options) {
        var findings = new ArrayList<Finding>();
        points.doubt(options).ifPresent(findings::add);
        if (titles > 0) {
            findings.add(TableFindings.titles(titles));
        }
        if (western) {
            findings.add(TableFindings.western(file));
        }
        if (bytesBehind) {
            findings.add(TableFindings.bytesBehind(file));
        }
        return findings;
    }
}
