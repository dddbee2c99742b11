package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.error.DataProblem;

/** Trees of types as people write them. */
class NewickTreeTest {

    @TempDir
    private Path dir;

    private NewickTree tree(String text) throws IOException {
        return NewickTree.read(Files.writeString(dir.resolve("tree.nwk"), text));
    }

    @Test
    void lengthsSayInWhichOrderTypesAreMerged() throws IOException {
        var types = tree("((a:3,b:3)left:1,(c:1,'it''s d':1)[note]:2);").of(List.of("a", "b", "c", "it's d"));
        assertThat(types.order()).containsExactly(0, 1, 2, 3);
        assertThat(types.merges())
                .containsExactly(new TypeTree.Merge(2, 3, 1), new TypeTree.Merge(0, 1, 3), new TypeTree.Merge(5, 4, 4));
        assertThat(types.classes(3)).containsExactly(0, 1, 4, 4);
        assertThat(types.classes(2)).containsExactly(5, 5, 4, 4);
        assertThat(types.classes(1)).containsOnly(6);
    }

    @Test
    void aNodeOfManyIsMergedAtOneHeight() throws IOException {
        var types = tree("(a,(b,c,d));\n").of(List.of("d", "c", "b", "a"));
        assertThat(types.order()).containsExactly(3, 2, 1, 0);
        assertThat(types.merges())
                .containsExactly(new TypeTree.Merge(2, 1, 1), new TypeTree.Merge(4, 0, 1), new TypeTree.Merge(3, 5, 2));
    }

    @Test
    void typesWithoutCellsAreLeftOutAndUnderscoresMayBeSpaces() throws IOException {
        var types = tree("((T_cell,gone),(other,B));").of(List.of("B", "T cell"));
        assertThat(types.order()).containsExactly(1, 0);
        assertThat(types.merges()).containsExactly(new TypeTree.Merge(1, 0, 2));
    }

    @Test
    void aSingleTypeIsATree() throws IOException {
        assertThat(tree("a;").of(List.of("a")).merges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "((a,b);|A bracket is not closed",
                "(a,);|A leaf has no name",
                "(a,b);c|There is more after its end",
                "(a:x,b);|The length 'x' is no number",
                "(a:-1,b);|The length '-1' is negative",
                "(a[note,b);|A comment is not closed",
                "(\"\"|A leaf",
                "(a,a);|names 'a' twice",
            })
    void whatIsNoTreeIsRefused(String text, String why) {
        assertThatThrownBy(() -> tree(text.replace("\"\"", "")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining(why);
    }

    @Test
    void everyTypeMustBeALeaf() {
        assertThatThrownBy(() -> tree("(a,b);").of(List.of("a", "z")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("has no leaf 'z'");
        assertThatThrownBy(() -> NewickTree.read(dir.resolve("missing.nwk"))).isInstanceOf(DataProblem.class);
    }
}
