package io.lakehousedr.core.files;

import io.lakehousedr.core.cut.publish.Stage;
import io.lakehousedr.error.DrException;
import io.lakehousedr.error.ErrorKind;
import io.lakehousedr.model.ObjectPath;
import io.lakehousedr.spi.store.Content;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds names that the target cannot hold before anything is decided: odd ones are tried in the
 * stage, and where the store takes two cases of a letter for one, no two files may differ in it
 * only. The stage lies in the target region and is taken to behave like the rest of it.
 */
final class Names {
  private static final Pattern ODD =
      Pattern.compile("[\\p{Cntrl}\\p{Cs}\\\\:*?\"<>|]|[. ](/|$)|[^/]{80}");
  private static final int LONG = 200;

  private final Stage stage;
  private final Folder folder;
  private final Set<String> folded = new HashSet<>();
  private final boolean oneCase;

  Names(Stage stage, Folder folder) {
    this.stage = stage;
    this.folder = folder;
    this.oneCase = oneCase();
  }

  private boolean oneCase() {
    stage.put(folder.key() + "/names/Case", Content.of(new byte[0]));
    return stage.control().head(stage.path(folder.key() + "/names/cASE")).isPresent();
  }

  /** Notes a file of the new cut; the answer says why it cannot be one. */
  Optional<String> refuse(ObjectPath path, Step.Action action) {
    if (oneCase && !folded.add(fold(path))) {
      return Optional.of("another file has the same name but for upper and lower case");
    }
    return action == Step.Action.KEEP || !isOdd(path) ? Optional.empty() : tried(path);
  }

  private static String fold(ObjectPath path) {
    return Normalizer.normalize(path.text(), Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isOdd(ObjectPath path) {
    return path.text().getBytes(StandardCharsets.UTF_8).length > LONG
        || ODD.matcher(path.text()).find();
  }

  private Optional<String> tried(ObjectPath path) {
    try {
      folder.target().store().head(folder.target().path().resolve(path));
      stage.put(folder.key() + "/names/odd/" + path, Content.of(new byte[0]));
      return Optional.empty();
    } catch (DrException e) {
      if (e.kind() != ErrorKind.INVALID) {
        throw e;
      }
      return Optional.of(e.message());
    }
  }
}
