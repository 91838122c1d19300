package io.lakehousedr.core.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Location;
import io.lakehousedr.model.TableName;
import io.lakehousedr.spi.catalog.CatalogReader;
import io.lakehousedr.spi.catalog.TableEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A catalog that is a folder: one {@code .json} file a table, at any depth, with {@code id}, {@code
 * name} ({@code catalog.schema.table}), {@code location}, {@code format} and {@code ownership}
 * ({@code managed} or {@code external}). What is not given is {@code delta}, {@code external}, and
 * the name as id. Thread-safe.
 */
public final class LocalCatalog implements CatalogReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** The catalog in {@code folder}. */
  public LocalCatalog(Path folder) {
    this.folder = folder;
  }

  @Override
  public Stream<TableEntry> tables() {
    if (!Files.isDirectory(folder)) {
      throw new DrException(
          Problem.STORE_NOT_FOUND,
          "the catalog folder "
              + folder
              + " is not there: no table can be found by name. Correct"
              + " catalog_location, or name tables by their location");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
          .sorted()
          .toList()
          .stream()
          .map(LocalCatalog::read);
    } catch (IOException | UncheckedIOException e) {
      throw DrException.storage(ErrorKind.UNAVAILABLE, folder.toString(), e);
    }
  }

  @Override
  public Optional<TableEntry> table(TableName name) {
    try (Stream<TableEntry> tables = tables()) {
      return tables.filter(entry -> entry.name().equals(name)).findFirst();
    }
  }

  private static TableEntry read(Path file) {
    try {
      return entry(JSON.readTree(file.toFile()));
    } catch (IOException | IllegalArgumentException e) {
      throw new DrException(
          Problem.CONFIG_INVALID, file + " is no entry of a catalog: " + e.getMessage(), e);
    }
  }

  private static TableEntry entry(JsonNode json) {
    String name = required(json, "name");
    return new TableEntry(
        json.path("id").asText(name),
        TableName.parse(name),
        Location.parse(required(json, "location")),
        json.path("format").asText("delta"),
        TableEntry.Ownership.valueOf(
            json.path("ownership").asText("external").toUpperCase(Locale.ROOT)));
  }

  private static String required(JsonNode json, String key) {
    if (!json.path(key).isTextual()) {
      throw new IllegalArgumentException("\"" + key + "\" is missing");
    }
    return json.path(key).asText();
  }

  @Override
  public void close() {}
}
