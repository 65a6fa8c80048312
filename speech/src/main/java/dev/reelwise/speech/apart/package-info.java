/** Local engines in processes of their own, which may take only so much and can die alone. */
@NullMarked
package dev.reelwise.speech.apart;

import org.jspecify.annotations.NullMarked;
