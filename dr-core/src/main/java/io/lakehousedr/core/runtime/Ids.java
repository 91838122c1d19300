package io.lakehousedr.core.runtime;

import io.lakehousedr.model.RunId;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;

/** Ids that are never used twice, and the engine's randomness. Thread-safe. */
public final class Ids {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Random random;
  private final Clock clock;

  private Ids(Random random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  /** Ids that nobody can foresee. */
  public static Ids random(Clock clock) {
    return new Ids(new SecureRandom(), clock);
  }

  /** Ids that a seed repeats, for simulations. */
  public static Ids seeded(long seed, Clock clock) {
    return new Ids(new Random(seed), clock);
  }

  /** A new run id: UTC time and 8 random hexadecimal digits. */
  public RunId run() {
    return new RunId(TIME.format(clock.instant()) + "-" + hex(4));
  }

  /** 32 random hexadecimal digits. */
  public String nonce() {
    return hex(16);
  }

  /** A number from 0 (inclusive) to 1 (exclusive), for jitter. */
  public double jitter() {
    return random.nextDouble();
  }

  private String hex(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
