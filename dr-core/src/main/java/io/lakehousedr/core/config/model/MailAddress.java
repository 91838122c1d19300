package io.lakehousedr.core.config.model;

/** A mail address. */
public record MailAddress(String text) {
  /** Refuses what could not be one, line breaks among it. */
  public MailAddress {
    if (!text.matches("[^\\s@<>\"]+@[^\\s@<>\"]+")) {
      throw new IllegalArgumentException("this is not a mail address such as ops@example.com");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
