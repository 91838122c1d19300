package io.lakehousedr.core.hadoop;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one value of any Delta type in a form that is equal exactly when the values are. Integers
 * are as wide as the widest, decimals lose trailing zeros and maps their order, so that a widened
 * column or a rewritten file has the same form; null, empty, NaN and the two zeros stay apart.
 */
final class ValueEncoder {
  private static final char NULL = '0';
  private static final char INTEGRAL = 'i';
  private static final char FLOATING = 'f';
  private static final char BOOLEAN = 'b';
  private static final char TEXT = 's';
  private static final char BINARY = 'x';
  private static final char DECIMAL = 'd';
  private static final char STRUCT = 'r';
  private static final char ARRAY = 'a';
  private static final char MAP = 'm';

  private ValueEncoder() {}

  static void encode(ColumnVector vector, int row, CanonicalBytes out) {
    if (vector.isNullAt(row)) {
      out.tag(NULL);
    } else if (vector.getDataType().isNested()) {
      nested(vector, row, out);
    } else {
      scalar(vector, row, out);
    }
  }

  private static void scalar(ColumnVector vector, int row, CanonicalBytes out) {
    DataType type = vector.getDataType();
    if (type instanceof StringType) {
      text(vector.getString(row), out);
    } else if (type instanceof BinaryType) {
      out.tag(BINARY);
      out.bytes(vector.getBinary(row));
    } else if (type instanceof DecimalType) {
      decimal(vector.getDecimal(row), out);
    } else if (type instanceof DoubleType || type instanceof FloatType) {
      floating(vector, row, out);
    } else {
      fixed(vector, row, out);
    }
  }

  private static void text(String value, CanonicalBytes out) {
    out.tag(TEXT);
    out.bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  private static void decimal(BigDecimal value, CanonicalBytes out) {
    BigDecimal plain = value.stripTrailingZeros();
    out.tag(DECIMAL);
    out.number(plain.scale());
    out.bytes(plain.unscaledValue().toByteArray());
  }

  /** A float widens to double without loss, and every NaN becomes the same one. */
  private static void floating(ColumnVector vector, int row, CanonicalBytes out) {
    boolean single = vector.getDataType() instanceof FloatType;
    out.tag(FLOATING);
    out.number(Double.doubleToLongBits(single ? vector.getFloat(row) : vector.getDouble(row)));
  }

  private static void fixed(ColumnVector vector, int row, CanonicalBytes out) {
    boolean truth = vector.getDataType() instanceof BooleanType;
    out.tag(truth ? BOOLEAN : INTEGRAL);
    out.number(truth ? (vector.getBoolean(row) ? 1 : 0) : integral(vector, row));
  }

  private static long integral(ColumnVector vector, int row) {
    DataType type = vector.getDataType();
    if (type instanceof LongType
        || type instanceof TimestampType
        || type instanceof TimestampNTZType) {
      return vector.getLong(row);
    } else if (type instanceof IntegerType || type instanceof DateType) {
      return vector.getInt(row);
    } else if (type instanceof ShortType) {
      return vector.getShort(row);
    } else if (type instanceof ByteType) {
      return vector.getByte(row);
    }
    throw new UnsupportedOperationException("rows of type " + type + " cannot be read");
  }

  private static void nested(ColumnVector vector, int row, CanonicalBytes out) {
    DataType type = vector.getDataType();
    if (type instanceof StructType struct) {
      out.tag(STRUCT);
      for (int i = 0; i < struct.length(); i++) {
        encode(vector.getChild(i), row, out);
      }
    } else if (type instanceof ArrayType) {
      array(vector.getArray(row), out);
    } else if (type instanceof MapType) {
      map(vector.getMap(row), out);
    } else {
      throw new UnsupportedOperationException("rows of type " + type + " cannot be read");
    }
  }

  private static void array(ArrayValue value, CanonicalBytes out) {
    out.tag(ARRAY);
    out.number(value.getSize());
    for (int i = 0; i < value.getSize(); i++) {
      encode(value.getElements(), i, out);
    }
  }

  private static void map(MapValue value, CanonicalBytes out) {
    byte[][] entries = new byte[value.getSize()][];
    for (int i = 0; i < entries.length; i++) {
      CanonicalBytes entry = new CanonicalBytes();
      encode(value.getKeys(), i, entry);
      encode(value.getValues(), i, entry);
      entries[i] = entry.toByteArray();
    }
    Arrays.sort(entries, Arrays::compareUnsigned);
    out.tag(MAP);
    out.number(entries.length);
    Arrays.stream(entries).forEach(out::bytes);
  }
}
