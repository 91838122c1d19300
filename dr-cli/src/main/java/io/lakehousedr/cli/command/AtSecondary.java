package io.lakehousedr.cli.command;

import io.lakehousedr.core.engine.ControlRoot;
import io.lakehousedr.error.DrException;
import io.lakehousedr.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a command that can do with the secondary alone. */
final class AtSecondary {
  @Option(
      names = "--at-secondary",
      paramLabel = "LOCATION",
      converter = LocationConverter.class,
      description = "The secondary's control location: all its groups, without configuration.")
  private Optional<Location> location = Optional.empty();

  @Option(
      names = "--option",
      paramLabel = "NAME=VALUE",
      description = {
        "A setting of the secondary's storage, as in storage_options_secondary; repeatable.",
        "Secrets by reference: '$${env:NAME}', '$${file:/path}'."
      })
  private List<String> options = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** The secondary, where one is named. */
  Optional<ControlRoot> place() {
    if (location.isEmpty() && !options.isEmpty()) {
      throw refused("--option is for --at-secondary: a configuration has storage_options");
    }
    return location.map(control -> place(control, settings()));
  }

  private ControlRoot place(Location control, Map<String, String> settings) {
    try {
      return ControlRoot.of(control, settings);
    } catch (DrException e) {
      throw refused("--option: " + e.message());
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    options.forEach(option -> add(option, settings));
    return settings;
  }

  /** No message holds the value: it may be a secret in the wrong place. */
  private void add(String option, Map<String, String> settings) {
    int sign = option.indexOf('=');
    if (sign <= 0) {
      throw refused("--option is written NAME=VALUE, such as s3.region=eu-west-1");
    }
    String name = option.substring(0, sign);
    if (settings.put(name, option.substring(sign + 1)) != null) {
      throw refused("--option " + name + " is given twice");
    }
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
