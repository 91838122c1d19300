package io.lakehousedr.core.delta;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One action that names files. A logical file of the table is a data file together with its
 * deletion vector (PROTOCOL.md, "Action Reconciliation").
 *
 * @param file the data, change-data or sidecar file
 * @param deletionVector of a data file that has one
 */
public record FileAction(NamedFile file, Optional<DeletionVector> deletionVector) {
  /** The files it names: the first, and that of a deletion vector which has one. */
  public List<NamedFile> files() {
    return deletionVector
        .flatMap(DeletionVector::place)
        .map(place -> List.of(file, vectorFile(place)))
        .orElseGet(() -> List.of(file));
  }

  private NamedFile vectorFile(FilePlace place) {
    return new NamedFile(NamedFile.Kind.DELETION_VECTOR, file.role(), place, OptionalLong.empty());
  }

  /** Identifies the logical file: no two live ones have the same key. */
  public String key() {
    return file.place() + "\0" + deletionVector.map(DeletionVector::uniqueId).orElse("");
  }
}
