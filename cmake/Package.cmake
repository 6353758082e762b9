# What is installed, and as a Debian package: cpack --config build/release/CPackConfig.cmake
include(GNUInstallDirs)

install(TARGETS inspectplan RUNTIME)
install(DIRECTORY rules data DESTINATION ${CMAKE_INSTALL_DATADIR}/inspectplan)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN "img" EXCLUDE)

# The program says itself what it takes.
set(said ${CMAKE_BINARY_DIR}/said)
install(CODE "
  file(MAKE_DIRECTORY ${said})
  execute_process(COMMAND $<TARGET_FILE:inspectplan> manpage OUTPUT_FILE ${said}/inspectplan.1 COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND gzip -9nf ${said}/inspectplan.1 COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND $<TARGET_FILE:inspectplan> completion OUTPUT_FILE ${said}/inspectplan COMMAND_ERROR_IS_FATAL ANY)")
install(FILES ${said}/inspectplan.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${said}/inspectplan DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME inspectplan)
set(CPACK_PACKAGE_CONTACT "the inspectplan project <inspectplan@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Annual inspection plans from declarative rules")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
include(CPack)
