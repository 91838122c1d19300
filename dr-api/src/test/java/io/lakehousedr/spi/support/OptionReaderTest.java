package io.lakehousedr.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.spi.AdapterContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionReaderTest {
  private enum Style {
    BY_PATH,
    BY_HOST
  }

  private static OptionReader reader(Map<String, String> options) {
    return new OptionReader(new AdapterContext("west", options, InstantSource.system()), "s3");
  }

  @Test
  void valuesAreReadInTheirUnits() {
    OptionReader options =
        reader(
            Map.of(
                "style", "by_host",
                "part_size", "32MiB",
                "request_timeout", "1500ms",
                "fast", "TRUE",
                "count", "7",
                "endpoint", "http://127.0.0.1:9000"));
    assertThat(options.choice("style", Style.BY_PATH)).isEqualTo(Style.BY_HOST);
    assertThat(options.isSet("fast", OptionReader.Usual.OFF)).isTrue();
    assertThat(options.number("count", 1, 1, 10)).isEqualTo(7);
    ConnectionOptions connection = ConnectionOptions.read(options, 1, Long.MAX_VALUE);
    assertThat(connection.partSize()).isEqualTo(32L << 20);
    assertThat(connection.requestTimeout()).isEqualTo(Duration.ofMillis(1500));
    assertThat(connection.endpoint()).contains(URI.create("http://127.0.0.1:9000"));
    assertThat(connection.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThatCode(options::finish).doesNotThrowAnyException();
  }

  @Test
  void anAdaptersOwnKeyWinsAndOthersKeysAreIgnored() {
    OptionReader options =
        reader(Map.of("profile", "all", "s3.profile", "mine", "adls.profile", "theirs"));
    assertThat(options.text("profile")).contains("mine");
    assertThatCode(options::finish).doesNotThrowAnyException();
  }

  @Test
  void allProblemsAreToldAtOnceWithoutAnyValue() {
    Map<String, String> given = new HashMap<>();
    given.put("endpont", "hunter2");
    given.put("s3.xyzzy", "hunter2");
    given.put("part_size", "hunter2");
    given.put("connect_timeout", "0s");
    given.put("proxy", "http://user:hunter2@proxy:3128");
    given.put("max_connections", "0");
    given.put("ca_file", "/no/such/hunter2");
    OptionReader options = reader(given);
    ConnectionOptions.read(options, 1, 100);
    DrException problem = catchThrowableOfType(DrException.class, options::finish);
    assertThat(problem.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(problem)
        .hasMessageContaining("region west")
        .hasMessageContaining("unknown key \"endpont\", did you mean \"endpoint\"?")
        .hasMessageContaining(
            "unknown key \"s3.xyzzy\": the keys here are ca_file, connect_timeout")
        .hasMessageContaining("\"part_size\" is not a size such as 16MiB, from 1 to 100 bytes")
        .hasMessageContaining("\"connect_timeout\" is not a time")
        .hasMessageContaining("\"proxy\" is not a URL")
        .hasMessageContaining("\"max_connections\" is not a whole number from 1 to 10000")
        .hasMessageContaining("\"ca_file\" is not a file")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void secretsPrintAsStars() {
    OptionReader options = reader(Map.of("proxy_password", "hunter2"));
    ConnectionOptions connection = ConnectionOptions.read(options, 1, 100);
    assertThat(connection.proxyPassword().orElseThrow().reveal()).isEqualTo("hunter2");
    assertThat(connection.toString() + options).doesNotContain("hunter2").contains("***");
  }
}
