/** The inventory as files that an import reads back. */
package io.portcullis.inventory.write;
