package io.lakehousedr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Amounts;
import io.lakehousedr.cli.text.Columns;
import io.lakehousedr.cli.text.Mark;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.SafeText;
import io.lakehousedr.cli.text.Style;
import io.lakehousedr.cli.text.Times;
import io.lakehousedr.cli.text.Tone;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1 kB",
    "1049, 1 kB",
    "9940, 9.9 kB",
    "9960, 10 kB",
    "999499, 999 kB",
    "999500, 1 MB",
    "52000000000, 52 GB",
    "1200000000000, 1.2 TB",
    "9223372036854775807, 9.2 EB"
  })
  void sizes(long bytes, String text) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "349, 349ms",
    "12999, 12s",
    "60000, 1m",
    "63000, 1m3s",
    "15000000, 4h10m",
    "183600000, 2d3h",
    "900000000, 10d",
    "-5, 0s"
  })
  void durations(long millis, String text) {
    assertThat(Times.duration(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, USD, about $0.00",
    "0.004, USD, less than $0.01",
    "1.224, USD, about $1.22",
    "1234.5, EUR, 'about 1,234.50 EUR'"
  })
  void money(BigDecimal amount, String currency, String text) {
    assertThat(Amounts.money(amount, currency)).isEqualTo(text);
  }

  @Test
  void instantsHaveADateWhereTheyAreNotOfToday() {
    Instant now = Instant.parse("2026-01-31T00:00:00Z");
    assertThat(Times.clock(now, now)).isEqualTo("00:00:00Z");
    assertThat(Times.clock(now.minusSeconds(1), now)).isEqualTo("2026-01-30 23:59:59Z");
  }

  @Test
  void everyCharacterIsShownOrEscaped() {
    String shown =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .mapToObj(c -> SafeText.line(Character.toString(c)))
            .filter(text -> !text.startsWith("\\u{"))
            .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
            .toString();
    assertThat(shown)
        .contains("XYZ[\\]")
        .contains("é")
        .contains("日")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Cn}\\p{Co}]")
        .doesNotContain("\u00a0", "\u3164", "\ufe0f");
    assertThat(SafeText.line("\ud800\udb40\udc41")).isEqualTo("\\u{d800}\\u{e0041}");
  }

  @Test
  void columnsStayAlignedWithWideLettersAndWithoutEmptyOnes() {
    Columns columns = new Columns().left("NAME").left("NOTE").right("N");
    Mark mark = new Mark("=", Tone.PLAIN);
    columns.row(mark, "表", "", "1").row(mark, "abcdef", "", "22");
    assertThat(new Page(Style.PLAIN).columns(columns).toString())
        .isEqualTo(
            """
               NAME     N
            =  表       1
            =  abcdef  22
            """);
    assertThat(SafeText.fit("abcdef", 6)).isEqualTo("abcdef");
    assertThat(SafeText.fit("abcdefg", 6)).isEqualTo("abc...");
  }

  @Test
  void jsonIsReadBackAsItWas() throws IOException {
    String hostile = "q\"b\\s\u0000\u001f\u007f\u202e\ud83d\ude00é/\ue000\udbc0\udc00";
    String line =
        JsonObject.line("test")
            .put(hostile, hostile)
            .put("none", Optional.empty())
            .put("absent", OptionalLong.empty())
            .put("some", Optional.of(Duration.ofMillis(1500)))
            .put("big", Long.MAX_VALUE)
            .texts("texts", List.of("a", "b"))
            .objects("objects", List.of(JsonObject.part().put("k", true), JsonObject.part()))
            .toString();
    JsonNode read = new ObjectMapper().readTree(line);
    assertThat(read.get(hostile).asText()).isEqualTo(hostile);
    assertThat(read.get("some").decimalValue()).isEqualByComparingTo("1.5");
    assertThat(read.get("big").asLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(read.get("texts")).hasSize(2);
    assertThat(read.at("/objects/0/k").asBoolean()).isTrue();
    assertThat(read.has("none")).isFalse();
    assertThat(read.has("absent")).isFalse();
    assertThat(line).startsWith("{\"format\":1,\"type\":\"test\",").doesNotContain("\u202e");
  }
}
