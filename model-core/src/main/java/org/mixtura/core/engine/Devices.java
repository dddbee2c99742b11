package org.mixtura.core.engine;

import ai.djl.Device;
import java.util.Locale;
import java.util.regex.Pattern;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DeviceProblem;

/** Which computing devices there are, and which one a text like {@code auto}, {@code cpu}, {@code cuda:0} or {@code mps} means. */
public final class Devices {

    private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");

    private static final String HOW_TO =
            "Install PyTorch %s for CUDA 12.8 and choose its folder with 'mixtura doctor --libtorch FOLDER' or under 'This"
                    + " computer' in the window.";

    private static final String NO_DRIVER = "No NVIDIA driver was found on this machine.";

    private static final String MPS = "mps";

    /** The CPU without hand-written loops. */
    static final String PLAIN_CPU = "cpu:torch";

    /** The CPU with them, however short the training. */
    private static final String LOOPING_CPU = "cpu:loops";

    private final int gpus;
    private final String whyNoGpu;
    private final boolean apple;

    /**
     * What there is.
     *
     * @param gpus how many GPUs CUDA can use
     * @param whyNoGpu a sentence for when there are none
     * @param apple whether this is a Mac with Apple's own processor, whose GPU PyTorch calls {@code mps}
     */
    Devices(int gpus, String whyNoGpu, boolean apple) {
        this.gpus = gpus;
        this.whyNoGpu = whyNoGpu;
        this.apple = apple;
    }

    /**
     * Asks the engine. To be called in the native lane.
     *
     * @throws DeviceProblem when the engine itself cannot start
     */
    public static Devices probe() {
        boolean apple = System.getProperty("os.name", "").startsWith("Mac")
                && System.getProperty("os.arch", "").equals("aarch64");
        return of(Gpus.of(Torch.engine()), apple);
    }

    /** What can be used is what PyTorch can put an array on; the driver and the library say only why it cannot. */
    static Devices of(Gpus gpus, boolean apple) {
        if (!gpus.isForCuda()) {
            return new Devices(
                    0,
                    gpus.hasDriver()
                            ? "NVIDIA's driver is there, but the PyTorch library in use is one for CPUs only. "
                                    + HOW_TO.formatted(TorchLibrary.REQUIRED)
                            : NO_DRIVER,
                    apple);
        }
        var refusal = gpus.trial(0);
        if (refusal.isEmpty()) {
            return new Devices(usable(gpus), "", apple);
        }
        return new Devices(
                0,
                gpus.hasDriver()
                        ? "NVIDIA's driver and a PyTorch library for CUDA are there, but PyTorch cannot use a GPU (it says: %s). Check"
                                        .formatted(refusal.get())
                                + " that the driver is one for CUDA 12.8 or later, and that CUDA_VISIBLE_DEVICES does not hide"
                                + " the GPU."
                        : NO_DRIVER,
                apple);
    }

    /** The engine counts with the CUDA runtime, which it does not find in the folder of PyTorch; then each is tried. */
    private static int usable(Gpus gpus) {
        int counted = gpus.counted();
        if (counted > 0) {
            return counted;
        }
        int tried = 1;
        while (gpus.trial(tried).isEmpty()) {
            tried++;
        }
        return tried;
    }

    /** Number of GPUs that training can use. */
    public int gpuCount() {
        return gpus;
    }

    /**
     * Whether there is a GPU of Apple's. It is never chosen by itself: PyTorch calls its support experimental, and no one
     * has compared its numbers with those of the CPU here.
     */
    public boolean hasAppleGpu() {
        return apple;
    }

    /** Why no GPU is used, as a sentence; meaningful while {@link #gpuCount} is 0. */
    public String whyNoGpu() {
        return whyNoGpu;
    }

    /**
     * Checks that a device is there, before any long work is begun.
     *
     * @throws DeviceProblem when a GPU is asked for that is not there
     * @throws ConfigProblem when the text is no device
     */
    public void require(String text) {
        resolve(text);
    }

    /**
     * The device that is meant; {@code auto} is the first GPU, else the CPU.
     *
     * @throws DeviceProblem when a GPU is asked for that is not there
     * @throws ConfigProblem when the text is no device
     */
    Device resolve(String text) {
        String asked = text.strip().toLowerCase(Locale.ROOT);
        if (asked.equals("cpu") || isPlain(asked) || hasLoops(asked)) {
            return Device.cpu();
        }
        if (asked.equals("auto")) {
            return gpus > 0 ? Device.gpu(0) : Device.cpu();
        }
        if (asked.equals(MPS)) {
            return appleGpu();
        }
        var cuda = CUDA.matcher(asked);
        if (!cuda.matches()) {
            throw new ConfigProblem(
                    "There is no device '%s'.".formatted(text),
                    "A device is auto, cpu, cuda:N, where N counts GPUs from 0, mps, the GPU of a Mac, cpu:torch, the CPU"
                            + " without hand-written loops, or cpu:loops, the CPU with them however short the training.",
                    "Choose auto to use a GPU when there is one.");
        }
        int index = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
        if (index >= gpus) {
            throw new DeviceProblem(
                    "The device %s cannot be used.".formatted(asked),
                    gpus == 0 ? whyNoGpu : "There are only %d GPUs, counted from 0.".formatted(gpus),
                    "Choose auto or cpu; 'mixtura doctor' says what is missing for a GPU.");
        }
        return Device.gpu(index);
    }

    private Device appleGpu() {
        if (!apple) {
            throw new DeviceProblem(
                    "The device mps cannot be used.",
                    "It is the GPU of Macs with Apple's own processors.",
                    "Choose auto or cpu; 'mixtura doctor' says what this machine can compute on.");
        }
        return Device.of(MPS, -1);
    }

    /** Whether the CPU is meant, with every operation left to the engine. */
    static boolean isPlain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).equals(PLAIN_CPU);
    }

    /** Whether the CPU is meant with hand-written loops, even where training ends before they are compiled. */
    public static boolean hasLoops(String text) {
        return text.strip().toLowerCase(Locale.ROOT).equals(LOOPING_CPU);
    }

    /** The text for a device, as {@link #resolve} reads it. */
    static String name(Device device) {
        if (device.getDeviceType().equals(MPS)) {
            return MPS;
        }
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }
}
