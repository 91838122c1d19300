package io.lakehousedr.core.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces single values in the line of an action and leaves every other character as it is. Values
 * are named by their fields, joined by dots, from the action on: {@code deletionVector.offset}.
 */
public final class ActionEdit {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LogJson.SCHEMA).build())
          .build();

  private final String json;
  private final Map<String, String> values;
  private final StringBuilder edited = new StringBuilder();
  private int done;

  private ActionEdit(String json, Map<String, String> values) {
    this.json = json;
    this.values = values;
  }

  /**
   * The line with new values.
   *
   * @param values JSON text by name; those that the line lacks are not added
   */
  public static String replace(String json, Map<String, String> values) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      return new ActionEdit(json, values).run(parser);
    } catch (IOException e) {
      throw new DrException(Problem.TABLE_LOG_CORRUPT, "an action is not JSON", e);
    }
  }

  private String run(JsonParser parser) throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        fields(parser, "");
      }
    }
    return edited.append(json, done, json.length()).toString();
  }

  private void fields(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + parser.currentName();
      JsonToken token = parser.nextToken();
      @Nullable String value = values.get(name);
      if (value != null && token != JsonToken.VALUE_NULL) {
        replace(parser, value);
      } else if (token == JsonToken.START_OBJECT && prefix.isEmpty()) {
        fields(parser, name + ".");
      } else {
        parser.skipChildren();
      }
    }
  }

  private void replace(JsonParser parser, String value) throws IOException {
    int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    parser.skipChildren();
    parser.finishToken();
    int end = Math.toIntExact(parser.currentLocation().getCharOffset());
    edited.append(json, done, start).append(value);
    done = end;
  }
}
