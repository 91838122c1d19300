package io.lakehousedr.core.delta;

import java.util.ArrayList;
import java.util.List;

/** Passes everything on and remembers the sidecars. Not thread-safe. */
final class SidecarCollector implements CommitVisitor {
  private final List<NamedFile> seen = new ArrayList<>();
  private final CommitVisitor next;

  SidecarCollector(CommitVisitor next) {
    this.next = next;
  }

  List<NamedFile> seen() {
    return seen;
  }

  @Override
  public void action(FileAction action) {
    if (action.file().kind() == NamedFile.Kind.SIDECAR) {
      seen.add(action.file());
    }
    next.action(action);
  }

  @Override
  public void metadata(Metadata metadata) {
    next.metadata(metadata);
  }

  @Override
  public void protocol(Protocol protocol) {
    next.protocol(protocol);
  }

  @Override
  public void commitInfo(CommitInfo info) {
    next.commitInfo(info);
  }

  @Override
  public void transaction(String application, long version) {
    next.transaction(application, version);
  }

  @Override
  public void domain(String domain) {
    next.domain(domain);
  }
}
