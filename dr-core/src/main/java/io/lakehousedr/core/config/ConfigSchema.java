package io.lakehousedr.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakehousedr.core.config.bind.RecordModel;
import io.lakehousedr.core.config.model.DrConfig;

/** The JSON Schema of the format, written from the same model that the loader reads by. */
public final class ConfigSchema {
  private ConfigSchema() {}

  /** The schema (draft 2020-12), ending with a line feed; the same text each time. */
  public static String generate() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode schema = mapper.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Lakehouse DR configuration");
    SchemaWriter writer = new SchemaWriter(mapper);
    schema.setAll(writer.object(RecordModel.of(DrConfig.class)));
    ((ObjectNode) schema.get("properties"))
        .putObject("$schema")
        .put("type", "string")
        .put("description", "Where this schema is, for editors.");
    schema.set("$defs", writer.definitions());
    return print(mapper, schema);
  }

  private static String print(ObjectMapper mapper, ObjectNode schema) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return mapper.writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }
}
