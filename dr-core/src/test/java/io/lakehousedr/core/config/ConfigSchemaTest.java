package io.lakehousedr.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConfigSchemaTest {
  private static final Path PUBLISHED = Path.of("..", "docs", "config.schema.json");

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void whatIsPublishedIsWhatTheModelSays() throws IOException {
    assertEquals(
        ConfigSchema.generate(),
        Files.readString(PUBLISHED),
        "write ConfigSchema.generate() to docs/config.schema.json");
  }

  @Test
  void everyKeyIsInTheFullSampleAndTheOtherWayRound() throws IOException {
    Set<String> declared = new TreeSet<>();
    JsonNode schema = mapper.readTree(ConfigSchema.generate());
    schema.findValues("properties").forEach(it -> it.fieldNames().forEachRemaining(declared::add));
    Set<String> used = new TreeSet<>();
    keys(mapper.readTree(ConfigLoaderTest.resource("full.json")), used);
    used.removeAll(
        Set.of("_comment", "warehouse_id", "poll_seconds", "client_secret", "account_key"));
    used.remove("secure");
    assertEquals(declared, used);
  }

  private static void keys(JsonNode node, Set<String> found) {
    node.fieldNames().forEachRemaining(found::add);
    node.forEach(child -> keys(child, found));
  }

  @Test
  void whatMustBeGivenIsRequired() throws IOException {
    JsonNode schema = mapper.readTree(ConfigSchema.generate());
    assertEquals("[\"workspaces\"]", schema.get("required").toString());
    JsonNode workspace = schema.at("/$defs/Workspace");
    assertEquals(
        "[\"workspace_name\",\"sync_location_primary\",\"sync_location_secondary\",\"sync_groups\"]",
        workspace.get("required").toString());
    assertEquals("3", workspace.at("/properties/sync_max_retries/default").asText());
    assertEquals("100", workspace.at("/properties/sync_max_retries/maximum").asText());
    assertTrue(workspace.has("additionalProperties"));
  }
}
