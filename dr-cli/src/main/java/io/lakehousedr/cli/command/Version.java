package io.lakehousedr.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of this program. */
public final class Version implements IVersionProvider {
  /** The version in the jar's manifest; {@code development} when it was not started from a jar. */
  static String number() {
    return Optional.ofNullable(Version.class.getPackage())
        .map(Package::getImplementationVersion)
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"dr " + number()};
  }
}
