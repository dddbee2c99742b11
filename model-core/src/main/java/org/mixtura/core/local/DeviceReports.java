package org.mixtura.core.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.DeviceReport;

/** What one process says of the devices to another: a line of JSON. */
public final class DeviceReports {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeviceReports() {}

    /** The line. */
    public static String write(List<DeviceReport> reports) {
        try {
            return JSON.writeValueAsString(reports);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a line says; empty when it is none of these. */
    static Optional<List<DeviceReport>> read(String line) {
        try {
            return Optional.of(List.of(JSON.readValue(line, DeviceReport[].class)));
        } catch (JsonProcessingException other) {
            return Optional.empty();
        }
    }
}
