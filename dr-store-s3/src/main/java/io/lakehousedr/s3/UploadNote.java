package io.lakehousedr.s3;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * By what an upload in parts is found again: uploads themselves keep nothing that can be asked for.
 *
 * @param key of the target
 * @param id of the upload
 * @param nonce that the object is going to carry
 */
record UploadNote(String key, String id, String nonce) {
  private static final String FORM = "dr-upload 1";

  byte[] bytes() {
    return String.join("\n", FORM, id, nonce, key).getBytes(StandardCharsets.UTF_8);
  }

  /** Empty when it is of another form: by a newer engine, or damaged. */
  static Optional<UploadNote> read(byte[] bytes) {
    List<String> lines = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", 4));
    return lines.size() == 4 && lines.get(0).equals(FORM)
        ? Optional.of(new UploadNote(lines.get(3), lines.get(1), lines.get(2)))
        : Optional.empty();
  }
}
