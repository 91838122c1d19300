package io.lakehousedr.core.delta;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;

/** Actions as trees, for the few that are changed or compared. Thread-safe. */
public final class ActionTree {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(LogJson.SCHEMA).build())
              .build());

  private ActionTree() {}

  /** The fields of the line's action; absent ones are left out. */
  public static ObjectNode of(ActionLine line) {
    try {
      for (JsonNode action : MAPPER.readTree(line.json())) {
        if (action instanceof ObjectNode fields) {
          return withoutNulls(fields);
        }
      }
    } catch (JsonProcessingException e) {
      throw new DrException(Problem.TABLE_LOG_CORRUPT, "an action is not JSON", e);
    }
    throw new DrException(Problem.TABLE_LOG_CORRUPT, "a line without an action");
  }

  private static ObjectNode withoutNulls(ObjectNode fields) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (var field : fields.properties()) {
      if (!field.getValue().isNull()) {
        kept.set(field.getKey(), field.getValue());
      }
    }
    return kept;
  }

  /** An empty object. */
  public static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Reads a text that is JSON itself; a missing node when it is not. */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  /** The line of one action. */
  public static String line(String action, JsonNode fields) {
    return empty().set(action, fields).toString();
  }
}
