/** Stores on Azure Data Lake Storage Gen2, Azure Blob Storage and OneLake. */
@org.jspecify.annotations.NullMarked
package io.lakehousedr.adls;
