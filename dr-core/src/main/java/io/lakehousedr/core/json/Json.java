package io.lakehousedr.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.model.GroupId;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.model.ObjectVersion;
import io.lakehousedr.model.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * The one mapper for records, manifests and reports. Equal values give equal bytes: properties in
 * the order of the alphabet, instants as ISO-8601 text, absent values left out. What is not known
 * is ignored when read; whether a record may be read at all its {@code minReader} says.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(values())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private Json() {}

  private static SimpleModule values() {
    SimpleModule module = new SimpleModule("lakehouse-dr");
    text(module, Location.class, Location::parse);
    text(module, ObjectPath.class, ObjectPath::of);
    text(module, ObjectVersion.class, ObjectVersion::new);
    text(module, GroupId.class, GroupId::new);
    text(module, RunId.class, RunId::new);
    text(module, Checksum.class, Json::checksum);
    return module;
  }

  private static Checksum checksum(String text) {
    int colon = text.indexOf(':');
    return new Checksum(
        Checksum.Algorithm.valueOf(text.substring(0, Math.max(0, colon))),
        text.substring(colon + 1));
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, ToStringSerializer.instance);
    module.addDeserializer(type, new Text<>(type, parse));
  }

  /** The value as one line of JSON, UTF-8, without a line end. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a value of the engine cannot be written as JSON", e);
    }
  }

  /**
   * Reads one value.
   *
   * @throws IOException when the bytes are not JSON of that shape
   */
  public static <T> T read(byte[] bytes, Class<T> type) throws IOException {
    T value = MAPPER.readValue(bytes, type);
    if (value == null) {
      throw new IOException("JSON null where a " + type.getSimpleName() + " was expected");
    }
    return value;
  }

  /** A value that is one text. */
  private static final class Text<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    Text(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) throws IOException {
      try {
        return parse.apply(value);
      } catch (IllegalArgumentException e) {
        throw context.weirdStringException(value, handledType(), e.getMessage());
      }
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return _deserialize(parser.getText(), context);
    }
  }
}
