package io.lakehousedr.core.hadoop;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructType;
import java.util.stream.Collectors;

/** A schema as users write it: names and types, without the ids and options of the format. */
final class SchemaText {
  private SchemaText() {}

  static String of(DataType type) {
    if (type instanceof StructType struct) {
      return struct.fields().stream()
          .map(field -> quoted(field.getName()) + ":" + of(field.getDataType()))
          .collect(Collectors.joining(",", "struct<", ">"));
    } else if (type instanceof ArrayType array) {
      return "array<" + of(array.getElementType()) + ">";
    } else if (type instanceof MapType map) {
      return "map<" + of(map.getKeyType()) + "," + of(map.getValueType()) + ">";
    }
    return type.toString();
  }

  private static String quoted(String name) {
    return name.matches("\\w+") ? name : "`" + name.replace("`", "``") + "`";
  }
}
