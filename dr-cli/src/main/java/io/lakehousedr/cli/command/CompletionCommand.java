package io.lakehousedr.cli.command;

import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.ScriptAnswer;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Prints a script that completes commands and options in a shell.",
    exitCodeList = {"0:printed", "64:bad usage"},
    footer = {
      "  dr completion bash > /etc/bash_completion.d/dr",
      "  source <(dr completion bash)",
      "  source <(dr completion zsh)"
    })
final class CompletionCommand extends DrCommand {
  @Parameters(paramLabel = "bash|zsh", arity = "0..1", description = "The shell; bash if none.")
  private Shell shell = Shell.BASH;

  enum Shell {
    BASH,
    ZSH
  }

  CompletionCommand(Root root) {
    super(root);
  }

  @Override
  Answer answer() {
    // The script is made for both: in zsh it loads bashcompinit by itself.
    String script = AutoComplete.bash("dr", CommandTree.whole(root()));
    return new ScriptAnswer(
        script,
        JsonObject.line("completion")
            .put("shell", shell.name().toLowerCase(Locale.ROOT))
            .put("script", script));
  }
}
