package io.lakehousedr.core.delta;

import io.lakehousedr.core.delta.NamedFile.Kind;
import io.lakehousedr.core.delta.NamedFile.Role;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Collects the fields of an action that names a file. Not thread-safe. */
final class FileFields implements LogJson.FieldReader {
  private final LogJson json;
  private final Kind kind;
  private @Nullable String path;
  private OptionalLong size = OptionalLong.empty();
  private Optional<DeletionVector> vector = Optional.empty();

  FileFields(LogJson json, Kind kind) {
    this.json = json;
    this.kind = kind;
  }

  @Override
  public void read(String field) throws IOException {
    if (json.isNull()) {
      return;
    }
    switch (field) {
      case "path" -> path = once(path, "path");
      case "size", "sizeInBytes" -> size = OptionalLong.of(json.size());
      case "deletionVector" -> vector = Optional.of(vector());
      case "columnFiles" -> refuseColumnFiles();
      default -> {}
    }
  }

  /** Which of two wins differs between readers, so one of the files would be lost. */
  private String once(@Nullable String before, String field) throws IOException {
    if (before != null) {
      throw json.corrupt("an action has two of \"" + field + "\"");
    }
    return json.text(LogJson.TEXT);
  }

  /** Column updates (a proposal) name further files here. */
  private void refuseColumnFiles() throws IOException {
    if (json.isFilledArray()) {
      throw LogErrors.feature(json.here(), "column files are not known");
    }
  }

  private DeletionVector vector() throws IOException {
    if (vector.isPresent()) {
      throw json.corrupt("an action has two deletion vectors");
    }
    VectorFields fields = new VectorFields();
    json.fields(fields);
    return fields.finish();
  }

  FileAction finish(Role role) {
    if (path == null) {
      throw json.corrupt("the action lacks \"path\"");
    }
    FilePlace place =
        kind == Kind.SIDECAR ? PathUris.sidecar(path, json::here) : PathUris.file(path, json::here);
    return new FileAction(new NamedFile(kind, role, place, size), vector);
  }

  private final class VectorFields implements LogJson.FieldReader {
    private @Nullable String storage;
    private @Nullable String text;
    private OptionalInt offset = OptionalInt.empty();
    private int sizeInBytes;

    @Override
    public void read(String field) throws IOException {
      if (json.isNull()) {
        return;
      }
      switch (field) {
        case "storageType" -> storage = once(storage, field);
        case "pathOrInlineDv" -> text = once(text, field);
        case "offset" -> offset = OptionalInt.of(whole(json.size()));
        case "sizeInBytes" -> sizeInBytes = whole(json.size());
        default -> {}
      }
    }

    private int whole(long number) {
      if (number > Integer.MAX_VALUE) {
        throw json.corrupt("a deletion vector of or at " + number + " bytes");
      }
      return (int) number;
    }

    DeletionVector finish() {
      if (storage == null || text == null) {
        throw json.corrupt("a deletion vector lacks its storage type or path");
      }
      return DeletionVector.of(storage, text, offset, sizeInBytes, json::here);
    }
  }
}
