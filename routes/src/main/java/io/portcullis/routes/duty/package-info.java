/** What only one hub at a time may do: the owner of a partition of {@code duties} does it. */
package io.portcullis.routes.duty;
