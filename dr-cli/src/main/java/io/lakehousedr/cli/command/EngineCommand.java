package io.lakehousedr.cli.command;

import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.cli.log.EventLog;
import io.lakehousedr.cli.progress.Progress;
import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.ConfigAnswer;
import io.lakehousedr.core.config.LoadedConfig;
import io.lakehousedr.engine.DrEngine;
import io.lakehousedr.engine.EngineListener;
import java.util.function.Function;

/** A command that asks the engine. */
abstract class EngineCommand extends DrCommand {
  EngineCommand(Root root) {
    super(root);
  }

  /** The engine's answer, on the configuration as far as it can be used. */
  abstract Answer ask(DrEngine engine, LoadedConfig config);

  @Override
  Answer answer() {
    LoadedConfig config = root().loadConfig();
    ConfigAnswer problems = new ConfigAnswer(root().configFile().toString(), config);
    if (config.config().workspaces().isEmpty() && !config.isSound()) {
      return problems;
    }
    warn(problems);
    return watched(listener -> open(config, listener));
  }

  /** Does what can be interrupted and shows how it goes on. */
  final Answer watched(Function<EngineListener, Answer> work) {
    Surroundings around = root().surroundings();
    root().startLog();
    around.interruption().arm(around.err().stream());
    EngineListener log = new EventLog();
    if (root().isQuiet()) {
      return work.apply(log);
    }
    try (Progress progress = new Progress(around.err(), around.clock())) {
      return work.apply(
          event -> {
            log.on(event);
            progress.on(event);
          });
    }
  }

  private Answer open(LoadedConfig config, EngineListener listener) {
    try (DrEngine engine = root().surroundings().opener().open(config, listener)) {
      return ask(engine, config);
    }
  }

  private void warn(ConfigAnswer problems) {
    Output output = root().output();
    if (output.form() == Output.Form.JSON) {
      problems.problems().forEach(output::line);
    } else if (!problems.loaded().isSound() && !root().isQuiet()) {
      output.warn(problems::printProblems);
    }
  }
}
