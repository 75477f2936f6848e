from setuptools import setup

from capsulec.dist import CapsulecBuildExt, CapsulecExtension

setup(
    ext_modules=[CapsulecExtension("distances.kernel", ["distances/kernel.py"])],
    cmdclass={"build_ext": CapsulecBuildExt},
)
