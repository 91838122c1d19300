package io.lakehousedr.s3;

import io.lakehousedr.model.Secret;
import io.lakehousedr.spi.AdapterContext;
import io.lakehousedr.spi.support.ConnectionOptions;
import io.lakehousedr.spi.support.OptionReader;
import io.lakehousedr.spi.support.OptionReader.Usual;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What is configured for one region's S3.
 *
 * @param connection what every store has
 * @param region {@code region}; empty to take it from the environment
 * @param identity as whom requests are signed
 * @param style {@code path_style}: how buckets are addressed
 * @param abilities what the service can do
 * @param order {@code listing_order}
 * @param singlePut {@code multipart_threshold}: up to how many bytes one request writes an object
 */
record S3Settings(
    ConnectionOptions connection,
    Optional<String> region,
    Identity identity,
    Style style,
    Set<Ability> abilities,
    Order order,
    long singlePut) {
  static final long MEBIBYTE = 1L << 20;
  static final long LEAST_PART = 5 * MEBIBYTE;
  static final long MOST_AT_ONCE = 5L << 30;

  /** How a bucket is addressed. */
  enum Style {
    /** {@code host/bucket/key}. */
    BY_PATH,
    /** {@code bucket.host/key}. */
    BY_HOST
  }

  /** What AWS can do and not every service that speaks its protocol; options of these names. */
  enum Ability {
    /** PutObject with If-Match, of which one of many wins. */
    CONDITIONAL_REPLACE,
    /** DeleteObject with If-Match. */
    CONDITIONAL_DELETE,
    /** CopyObject with If-None-Match for its target. */
    CONDITIONAL_COPY,
    /** PutObject with If-None-Match, of which one of many wins; else it is tried out. */
    CONDITIONAL_CREATE
  }

  /** In which order the service lists. */
  enum Order {
    /** By the bytes of the names, as S3 does. */
    UTF8,
    /** In another one: listings are read to their end and sorted in memory. */
    ANY
  }

  S3Settings {
    abilities = Set.copyOf(abilities);
  }

  /**
   * Reads them.
   *
   * @throws io.lakehousedr.error.DrException INVALID, with all that is wrong
   */
  static S3Settings read(AdapterContext context) {
    OptionReader options = new OptionReader(context, "s3");
    ConnectionOptions connection = ConnectionOptions.read(options, LEAST_PART, MOST_AT_ONCE);
    Usual onlyAws = connection.endpoint().isPresent() ? Usual.OFF : Usual.ON;
    Usual onlyOthers = onlyAws == Usual.ON ? Usual.OFF : Usual.ON;
    S3Settings settings =
        new S3Settings(
            connection,
            options.text("region"),
            identity(options),
            options.isSet("path_style", onlyOthers) ? Style.BY_PATH : Style.BY_HOST,
            abilities(options, onlyAws),
            options.choice("listing_order", Order.UTF8),
            options.bytes("multipart_threshold", MOST_AT_ONCE, LEAST_PART, MOST_AT_ONCE));
    options.finish();
    return settings;
  }

  private static Set<Ability> abilities(OptionReader options, Usual usual) {
    Set<Ability> abilities = EnumSet.noneOf(Ability.class);
    for (Ability ability : Ability.values()) {
      if (options.isSet(ability.name().toLowerCase(Locale.ROOT), usual)) {
        abilities.add(ability);
      }
    }
    return abilities;
  }

  private static Identity identity(OptionReader options) {
    Identity base = base(options);
    Optional<String> role = options.text("role_arn");
    String session = options.text("role_session_name").orElse("lakehouse-dr");
    Optional<Secret> externalId = options.secret("external_id");
    var tokenFile = options.file("web_identity_token_file");
    var endpoint = options.url("sts_endpoint");
    if (role.isEmpty() && (externalId.isPresent() || tokenFile.isPresent())) {
      options.problem("role_arn", "is missing: external_id and web_identity_token_file need it");
    }
    return role.<Identity>map(
            arn -> new Identity.Role(base, arn, session, externalId, tokenFile, endpoint))
        .orElse(base);
  }

  private static Identity base(OptionReader options) {
    Optional<String> access = options.text("access_key");
    Optional<Secret> secret = options.secret("secret_key");
    Optional<Secret> token = options.secret("session_token");
    Optional<String> profile = options.text("profile");
    boolean anonymous = options.isSet("anonymous", Usual.OFF);
    checkBase(options, access, secret, profile, anonymous ? 1 : 0);
    if (anonymous) {
      return new Identity.Anonymous();
    }
    if (access.isPresent() && secret.isPresent()) {
      return new Identity.Keys(access.get(), secret.get(), token);
    }
    return profile.<Identity>map(Identity.Profile::new).orElseGet(Identity.Ambient::new);
  }

  private static void checkBase(
      OptionReader options,
      Optional<String> access,
      Optional<Secret> secret,
      Optional<String> profile,
      int others) {
    if (access.isPresent() != secret.isPresent()) {
      options.problem(
          access.isPresent() ? "secret_key" : "access_key", "is missing: the two go together");
    }
    int ways = (access.isPresent() ? 1 : 0) + (profile.isPresent() ? 1 : 0) + others;
    if (ways > 1) {
      options.problem("access_key", "profile and anonymous exclude each other: leave one");
    }
  }

  boolean can(Ability ability) {
    return abilities.contains(ability);
  }

  /** Whether requests made with these settings reach what {@code other} reads. */
  boolean reaches(S3Settings other) {
    return connection.endpoint().equals(other.connection.endpoint())
        && identity.equals(other.identity);
  }
}
