package io.lakehousedr.examples.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.error.ErrorKind.Effect;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlErrorsTest {
  private static DrException translated(Effect effect, String state) {
    return SqlErrors.translate("h2:/a.mv.db/x", effect, new SQLException("it said no", state));
  }

  @ParameterizedTest
  @CsvSource({
    "23505, ALREADY_EXISTS",
    "23506, INVALID",
    "40001, UNAVAILABLE",
    "08001, UNAVAILABLE",
    "90067, UNAVAILABLE",
    "HYT00, UNAVAILABLE",
    "28000, ACCESS_DENIED",
    "90030, CORRUPT",
    "22001, INVALID",
    "x, INVALID"
  })
  void whatFailsBeforeTheCommitHasNoEffect(String state, ErrorKind kind) {
    DrException failure = translated(Effect.READS, state);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.message()).startsWith("h2:/a.mv.db/x: ").contains("it said no (" + state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "90067", "40001", "90028"})
  void nobodyKnowsWhatAFailedCommitDid(String state) {
    assertThat(translated(Effect.WRITES, state).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
  }

  @Test
  void aFailureWithoutStateIsNotRepeated() {
    DrException failure = SqlErrors.translate("where", Effect.READS, new SQLException("odd"));
    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID);
  }
}
