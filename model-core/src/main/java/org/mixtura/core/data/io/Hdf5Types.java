package org.mixtura.core.data.io;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.util.Optional;
import java.util.Set;
import org.mixtura.core.data.hdf5.Hdf5Type;

/** Which of the types that can be written is the one of a file. */
final class Hdf5Types {

    /** How booleans are called, as h5py writes them. */
    private static final Set<String> FLAGS = Set.of("FALSE", "TRUE");

    private Hdf5Types() {}

    /** Empty for types that cannot be written as they are. */
    static Optional<Hdf5Type> of(DataType type) {
        return switch (type) {
            case FixedPoint whole ->
                Optional.of(
                        switch (whole.getSize()) {
                            case 1 -> whole.isSigned() ? Hdf5Type.INT8 : Hdf5Type.UINT8;
                            case 2 -> whole.isSigned() ? Hdf5Type.INT16 : Hdf5Type.UINT16;
                            case 4 -> whole.isSigned() ? Hdf5Type.INT32 : Hdf5Type.UINT32;
                            default -> whole.isSigned() ? Hdf5Type.INT64 : Hdf5Type.UINT64;
                        });
            case FloatingPoint decimal when decimal.getSize() == 4 -> Optional.of(Hdf5Type.FLOAT32);
            case FloatingPoint decimal when decimal.getSize() == 8 -> Optional.of(Hdf5Type.FLOAT64);
            case EnumDataType names
            when Set.copyOf(names.getEnumMapping().values()).equals(FLAGS) -> Optional.of(Hdf5Type.FLAG);
            case StringData _ -> Optional.of(Hdf5Type.TEXT);
            case VariableLength list when list.isVariableLengthString() -> Optional.of(Hdf5Type.TEXT);
            default -> Optional.empty();
        };
    }
}
