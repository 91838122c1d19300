package io.lakehousedr.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes as they are delivered. */
final class Finished {
  /** All modules on the class path, without anybody's tests. */
  static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(Layout.PRODUCT.root());

  static final JavaClasses VIOLATIONS =
      new ClassFileImporter().importPackages(Layout.VIOLATIONS.root());

  private Finished() {}
}
