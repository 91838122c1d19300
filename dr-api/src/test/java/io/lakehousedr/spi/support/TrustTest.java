package io.lakehousedr.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no certificates; those that are do their work in the adapters' own tests. */
class TrustTest {
  @TempDir private Path folder;

  private void refused(Path file) {
    assertThatThrownBy(() -> Trust.only(file))
        .hasMessageContaining("\"ca_file\" " + file + " holds no PEM certificates")
        .asInstanceOf(InstanceOfAssertFactories.type(DrException.class))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID));
  }

  @Test
  void nothingToTrustIsRefused() throws IOException {
    refused(Files.writeString(folder.resolve("empty.pem"), ""));
    refused(Files.writeString(folder.resolve("text.pem"), "no certificate\n"));
    refused(folder.resolve("missing.pem"));
  }
}
