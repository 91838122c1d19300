package io.lakehousedr.core.cut.publish;

import io.lakehousedr.core.cut.log.StageFile;
import io.lakehousedr.core.json.Json;
import io.lakehousedr.core.store.Sums;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.ObjectReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** A staged list of effects: one JSON object a line, in the order they are carried out. */
public final class Manifest implements AutoCloseable {
  private final Spool lines = new Spool();
  private long count;

  /** Adds an effect at the end. */
  public void add(Effect effect) {
    try {
      lines.write(Json.bytes(effect));
      lines.write('\n');
      count++;
    } catch (IOException e) {
      throw DrException.broken("the manifest's temporary file", e);
    }
  }

  /** How many effects there are. */
  public long count() {
    return count;
  }

  /** Stages what was added. */
  public StageFile stage(Stage stage, String name) {
    return stage.put(name, lines);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw DrException.broken("the manifest's temporary file", e);
    }
  }

  /**
   * Checks that the staged bytes are what the record says, before any of it is believed.
   *
   * @throws DrException STAGE_LOST
   */
  public static void check(ObjectReader control, StageFile file) {
    Checksum found =
        Sums.find(control, file.path()).orElseThrow(() -> lost(control, file, "is gone"));
    if (!found.equals(file.sha256())) {
      throw lost(control, file, "has been changed");
    }
  }

  private static DrException lost(ObjectReader control, StageFile file, String what) {
    return new DrException(
        Problem.STAGE_LOST,
        control.root().resolve(file.path()) + " " + what + ": " + Problem.STAGE_LOST.why());
  }

  /** The effects of a checked manifest, read as they are asked for; close the stream. */
  public static Stream<Effect> read(ObjectReader control, StageFile file) {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Stage.open(control, file), StandardCharsets.UTF_8), 1 << 16);
    return Stream.iterate(next(reader, file), Optional::isPresent, line -> next(reader, file))
        .map(line -> effect(line.orElseThrow()))
        .onClose(() -> close(reader));
  }

  private static Optional<String> next(BufferedReader reader, StageFile file) {
    try {
      return Optional.ofNullable(reader.readLine());
    } catch (IOException e) {
      throw DrException.broken(file.path().text(), e);
    }
  }

  private static Effect effect(String line) {
    try {
      return Json.read(line.getBytes(StandardCharsets.UTF_8), Effect.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a line of a checked manifest is no effect", e);
    }
  }

  private static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw DrException.broken("a manifest", e);
    }
  }
}
