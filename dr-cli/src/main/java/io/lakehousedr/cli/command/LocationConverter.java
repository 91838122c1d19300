package io.lakehousedr.cli.command;

import io.lakehousedr.model.Location;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads locations. */
final class LocationConverter implements ITypeConverter<Location> {
  @Override
  public Location convert(String text) {
    try {
      return Location.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
