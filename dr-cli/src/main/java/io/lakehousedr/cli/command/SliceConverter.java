package io.lakehousedr.cli.command;

import io.lakehousedr.engine.VerifyOptions.Slice;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads slices: {@code 1/30} is the first of thirty. */
final class SliceConverter implements ITypeConverter<Slice> {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

  @Override
  public Slice convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Integer.parseInt(form.group(1)) > Integer.parseInt(form.group(2))) {
      throw new TypeConversionException(
          "'" + text + "' is not a slice: write 1/30 for the first of thirty");
    }
    return new Slice(Integer.parseInt(form.group(1)) - 1, Integer.parseInt(form.group(2)));
  }
}
