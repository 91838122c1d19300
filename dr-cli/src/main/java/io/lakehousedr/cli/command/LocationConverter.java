package io.lakehousedr.cli.command;

import io.lakehousedr.model.Location;
import java.util.Objects;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads locations. */
final class LocationConverter implements ITypeConverter<Location> {
  @Override
  public Location convert(String text) {
    try {
      Location location = Location.parse(text);
      // A path that climbs is refused only here.
      Objects.requireNonNull(location.path());
      return location;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
