package io.lakehousedr.benchmarks.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** A Delta table on local disk whose log is written by hand. Not thread-safe. */
public final class SampleTable {
  /** The version of the checkpoint that a table with many files begins with. */
  public static final long BASE = 10;

  static final String SCHEMA = "{\"type\":\"struct\",\"fields\":[]}";
  private static final int IN_A_FOLDER = 1000;
  private static final int CHUNK = 1 << 20;

  private final Path folder;
  private final Random random = new Random(7);
  private long version;

  private SampleTable(Path folder, long version) {
    this.folder = folder;
    this.version = version;
  }

  /** The name of a file in the table; made so that equal numbers have equal names. */
  static String name(int file) {
    UUID id = new UUID(file * 0x9E3779B97F4A7C15L, file * 0xC2B2AE3D27D4EB4FL);
    return String.format(
        Locale.ROOT, "day=%04d/part-%07d-%s.snappy.parquet", file / IN_A_FOLDER, file, id);
  }

  /** A table whose one commit names {@code files} files of {@code size} random bytes. */
  public static SampleTable ofOneCommit(Path folder, int files, long size) throws IOException {
    SampleTable table = new SampleTable(folder, -1);
    StringBuilder actions = new StringBuilder(head(folder));
    for (int file = 0; file < files; file++) {
      table.data(name(file), size);
      actions.append(add(name(file), size));
    }
    table.commit(actions.toString());
    return table;
  }

  /** A table of {@code files} empty files, its log cleaned up to a checkpoint. */
  public static SampleTable ofCheckpoint(Path folder, int files) throws IOException {
    SampleTable table = ofCheckpointAlone(folder, files);
    for (int file = 0; file < files; file++) {
      table.data(name(file), 0);
    }
    return table;
  }

  /** Such a table's log without its data, for what reads only logs. */
  public static SampleTable ofCheckpointAlone(Path folder, int files) throws IOException {
    SampleTable table = new SampleTable(folder, BASE - 1);
    table.commit("{\"commitInfo\":{\"operation\":\"WRITE\"}}\n");
    Path log = folder.resolve("_delta_log");
    Checkpoints.write(log.resolve(twenty(BASE) + ".checkpoint.parquet"), id(folder), files, 0);
    Files.writeString(
        log.resolve("_last_checkpoint"), "{\"version\":" + BASE + ",\"size\":" + files + "}");
    return table;
  }

  /** A table that is there already. */
  public static SampleTable open(Path folder) throws IOException {
    try (var names = Files.list(folder.resolve("_delta_log"))) {
      long newest =
          names
              .map(path -> path.getFileName().toString())
              .filter(name -> name.matches("\\d{20}\\.json"))
              .mapToLong(name -> Long.parseLong(name.substring(0, 20)))
              .max()
              .orElseThrow();
      return new SampleTable(folder, newest);
    }
  }

  /** One more commit that adds {@code files} files of {@code size} bytes. */
  public void append(int files, long size) throws IOException {
    StringBuilder actions = new StringBuilder("{\"commitInfo\":{\"operation\":\"WRITE\"}}\n");
    for (int file = 0; file < files; file++) {
      String name = "new=" + (version + 1) + "/part-" + file + ".parquet";
      data(name, size);
      actions.append(add(name, size));
    }
    commit(actions.toString());
  }

  private void data(String name, long size) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] chunk = new byte[(int) Math.min(CHUNK, size)];
      for (long written = 0; written < size; written += chunk.length) {
        random.nextBytes(chunk);
        out.write(chunk, 0, (int) Math.min(chunk.length, size - written));
      }
    }
  }

  private void commit(String actions) throws IOException {
    Path log = Files.createDirectories(folder.resolve("_delta_log"));
    Files.writeString(log.resolve(twenty(version + 1) + ".json"), actions);
    version++;
  }

  private static String twenty(long version) {
    return String.format(Locale.ROOT, "%020d", version);
  }

  private static String id(Path folder) {
    byte[] name = folder.getFileName().toString().getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  private static String head(Path folder) {
    return """
    {"protocol":{"minReaderVersion":1,"minWriterVersion":2}}
    {"metaData":{"id":"%s","format":{"provider":"parquet","options":{}},\
    "schemaString":"%s","partitionColumns":[],"configuration":{}}}
    """
        .formatted(id(folder), SCHEMA.replace("\"", "\\\""));
  }

  private static String add(String name, long size) {
    return String.format(
        Locale.ROOT,
        "{\"add\":{\"path\":\"%s\",\"partitionValues\":{},\"size\":%d,"
            + "\"modificationTime\":0,\"dataChange\":true}}%n",
        name,
        size);
  }
}
