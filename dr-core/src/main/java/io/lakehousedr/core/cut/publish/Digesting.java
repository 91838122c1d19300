package io.lakehousedr.core.cut.publish;

import io.lakehousedr.model.Checksum;
import io.lakehousedr.spi.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A content that notes its checksum while it is read; the newest stream counts. */
final class Digesting implements Content {
  private final Content content;
  private @Nullable MessageDigest newest;

  Digesting(Content content) {
    this.content = content;
  }

  @Override
  public long size() {
    return content.size();
  }

  @Override
  public InputStream open() throws IOException {
    MessageDigest digest = Checksum.newSha256();
    newest = digest;
    return new DigestInputStream(content.open(), digest);
  }

  /** The checksum of what was read; ends the digest. */
  Checksum sha256() {
    if (newest == null) {
      throw new IllegalStateException("the content was not read");
    }
    return Checksum.finish(newest);
  }
}
