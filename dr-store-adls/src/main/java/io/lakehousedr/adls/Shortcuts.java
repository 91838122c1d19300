package io.lakehousedr.adls;

import io.lakehousedr.error.DrException;
import io.lakehousedr.error.Problem;
import io.lakehousedr.model.ObjectPath;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OneLake's shortcuts below a root. To the storage APIs they look like folders; Fabric's REST API
 * tells them apart (OneLake Shortcuts: List Shortcuts). Thread-safe.
 */
final class Shortcuts {
  private static final Logger LOG = LoggerFactory.getLogger(Shortcuts.class);
  private static final Filter ALL = folder -> true;

  private final Service service;
  private final Fabric fabric;

  Shortcuts(Service service) {
    this.service = service;
    this.fabric = new Fabric(service);
  }

  /** Which folders a listing enters. */
  interface Filter {
    /** Whether it enters one; its name in the container, with the slash at its end. */
    boolean enters(String folder);
  }

  /**
   * A shortcut.
   *
   * @param folder its name in the container, with the slash at its end
   * @param target what it leads to, in words
   */
  record Shortcut(String folder, String target) {
    @Override
    public String toString() {
      return folder.substring(0, folder.length() - 1) + " (to " + target + ")";
    }
  }

  /**
   * What a listing of {@code directory} enters.
   *
   * @throws DrException INVALID when there are shortcuts and they are to be refused, naming them
   */
  Filter below(ObjectPath directory) {
    Settings.ShortcutRule rule = service.settings().shortcuts();
    if (!service.place().isOneLake() || rule == Settings.ShortcutRule.FOLLOW) {
      return ALL;
    }
    String prefix = service.place().name(directory) + "/";
    List<Shortcut> met =
        fabric.shortcuts().stream()
            .filter(it -> it.folder().startsWith(prefix) || prefix.startsWith(it.folder()))
            .toList();
    if (met.isEmpty()) {
      return ALL;
    }
    boolean within = met.stream().anyMatch(it -> prefix.startsWith(it.folder()));
    if (rule == Settings.ShortcutRule.REFUSE || within) {
      throw refused(directory, met);
    }
    LOG.warn("{}: shortcuts are left out: {}", service.where(directory), met);
    Set<String> left = met.stream().map(Shortcut::folder).collect(Collectors.toSet());
    return folder -> !left.contains(folder);
  }

  private DrException refused(ObjectPath directory, List<Shortcut> met) {
    return new DrException(
        Problem.STORE_INVALID,
        service.where(directory)
            + ": OneLake shortcuts lie there: "
            + met
            + ". What they lead to belongs to somebody else and would be copied as if it stood"
            + " here. Set shortcuts to leave-out and make them anew at the target, or to follow to"
            + " copy what they lead to.");
  }
}
