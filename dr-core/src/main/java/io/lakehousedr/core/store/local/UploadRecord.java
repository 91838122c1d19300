package io.lakehousedr.core.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Stream;

/** The numbers of the parts that are durable, one a line; a line that was torn does not count. */
final class UploadRecord {
  private final Path file;

  UploadRecord(Path file) {
    this.file = file;
  }

  Stream<Integer> parts() throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      return Arrays.stream(whole.split("\n", -1))
          .filter(line -> line.matches("[0-9]{1,9};"))
          .map(line -> Integer.valueOf(line.substring(0, line.length() - 1)));
    } catch (NoSuchFileException e) {
      return Stream.empty();
    }
  }

  void add(int part) throws IOException {
    byte[] line = ("\n" + part + ";\n").getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      channel.write(ByteBuffer.wrap(line));
      channel.force(true);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** After publishing, when nothing may fail any more. */
  void discard() {
    HiddenNames.discard(file);
  }
}
