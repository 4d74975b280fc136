/** How fast the inventory is filled and asked, and what it takes. */
package io.portcullis.bench.inventory;
