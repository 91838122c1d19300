package io.lakehousedr.cli.command;

import io.lakehousedr.cli.host.Screen;
import io.lakehousedr.cli.host.Surroundings;
import io.lakehousedr.cli.json.JsonObject;
import io.lakehousedr.cli.text.Page;
import io.lakehousedr.cli.text.Style;
import io.lakehousedr.cli.text.Tone;
import io.lakehousedr.cli.view.Answer;
import io.lakehousedr.cli.view.ExitCode;
import io.lakehousedr.cli.view.Faults;
import io.lakehousedr.error.DrException;
import java.util.List;
import java.util.function.Consumer;

/** Writes answers and failures, as text or as lines of JSON. Not thread-safe. */
public final class Output {
  private final Surroundings surroundings;
  private final Form form;
  private final Style wanted;

  /** What is written. */
  public enum Form {
    /** For people: answers to standard output, the rest to standard error. */
    TEXT,
    /** For programs: everything to standard output, one object a line. */
    JSON
  }

  /**
   * Writes to the streams that surround the command.
   *
   * @param wanted colours, where the stream is a terminal and the environment does not forbid them
   */
  public Output(Surroundings surroundings, Form form, Style wanted) {
    this.surroundings = surroundings;
    this.form = form;
    this.wanted = wanted;
  }

  /** What is written. */
  public Form form() {
    return form;
  }

  void answer(Answer answer) {
    if (form == Form.JSON) {
      answer.lines().forEach(this::line);
    } else {
      write(surroundings.out(), answer::print);
    }
  }

  /** A failure of the whole command. */
  public void failure(DrException error) {
    if (form == Form.JSON) {
      line(Faults.line(error));
    } else {
      write(surroundings.err(), page -> print(page, Faults.lines(error)));
    }
  }

  /** A command that was not understood. */
  public void misused(String message, List<String> hints) {
    if (form == Form.JSON) {
      line(error("usage", message, String.join("; ", hints)));
    } else {
      write(surroundings.err(), page -> print(page.line(Tone.BAD, "dr: " + message), hints));
    }
  }

  /** Somebody ended it. */
  public void interrupted() {
    String message = "interrupted";
    String remedy =
        "run the same command again: it goes on where it stopped; dr status tells where";
    if (form == Form.JSON) {
      line(error("interrupted", message, remedy));
    } else {
      write(surroundings.err(), page -> page.line(Tone.WARNING, message + ": " + remedy));
    }
  }

  /** The last line, which tells a program that it has seen everything. */
  public void end(int exitCode) {
    if (form == Form.JSON) {
      line(JsonObject.line("end").put("exit", exitCode).put("ok", exitCode == ExitCode.OK));
    }
  }

  /** Something worth knowing beside the answer; text only. */
  void warn(Consumer<Page> warning) {
    write(surroundings.err(), warning);
  }

  void line(JsonObject line) {
    surroundings.out().stream().print(line + "\n");
  }

  Style style(Screen screen) {
    boolean forbidden = !surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = "dumb".equals(surroundings.environment().get("TERM"));
    return screen.isTerminal() && !forbidden && !dumb ? wanted : Style.PLAIN;
  }

  private static JsonObject error(String code, String message, String remedy) {
    return JsonObject.line("error").put("code", code).put("message", message).put("remedy", remedy);
  }

  private static void print(Page page, List<String> lines) {
    String indent = page.toString().isEmpty() ? "dr: " : "    ";
    for (String line : lines) {
      page.line(page.toString().isEmpty() ? Tone.BAD : Tone.PLAIN, indent + line);
      indent = "    ";
    }
  }

  private void write(Screen screen, Consumer<Page> content) {
    Page page = new Page(style(screen));
    content.accept(page);
    screen.stream().print(page);
    screen.stream().flush();
  }
}
