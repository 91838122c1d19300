/** Stores on Google Cloud Storage. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.gcs;
